"""The drawn elements and scenes behind scripts/demo_pictures.py."""
