"""What several families of pages, drawings and exports ask of a history."""
