"""The policy bank: reads documents with their metadata and makes a Khmer/English site that needs no server."""
