"""The team as its manager sees it: people, children, history. Frozen data; imports only the solver's plain parts."""
