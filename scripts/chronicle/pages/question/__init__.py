"""Questions with conflicting claims."""
