"""Find what a reader asks for, in Khmer and in English, the same on the web, from a stick and on the command line."""
