"""All that is used of Streamlit beside its documented names, each with its reason and its end.

`tests/test_streamlit_internals.py` holds each of them against the Streamlit that is installed.
"""
