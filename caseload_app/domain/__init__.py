"""The team as its manager sees it: people, children, history. Plain frozen data; imports only the solver's plain parts."""
