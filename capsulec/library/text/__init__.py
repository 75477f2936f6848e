"""Text: the methods of str."""
