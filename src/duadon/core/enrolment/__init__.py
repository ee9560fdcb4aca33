"""Who is entitled to which card on which day, who signs, with which papers, and how far it is."""
