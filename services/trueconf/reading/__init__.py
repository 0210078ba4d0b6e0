"""From the JSON of a server to the models. Nothing here asks or waits for anything."""
