"""``make bench-cap``: the CAP library on messages of real senders, beside other libraries."""
