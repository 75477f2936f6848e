"""What the benchmarks share: building each competitor's module, timing them in turn, printing one table."""
