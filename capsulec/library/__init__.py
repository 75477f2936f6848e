"""What each operation and function of the compiled language means: its type rule, and how one element is computed."""
