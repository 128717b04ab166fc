"""The floor: a Streamlit app that shows one line."""

import streamlit as st

st.write(f"Nothing but {st.query_params.to_dict()}")
