"""From source text to typed IR: exports, syntax tree, scopes, inference, lowering."""
