"""The two drawings of the brief, as SVG elements: pure geometry, no text measured by a browser."""
