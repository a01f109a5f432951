"""The door for assistants: Segue's actions over the Model Context Protocol."""
