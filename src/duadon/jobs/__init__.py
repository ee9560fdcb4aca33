"""Work in the background: started here, done by a worker process through actions."""
