"""Who is inside an area, among a million people."""
