"""The server around the pages: headers, compression, health, start-up.

Starlette only; what is Streamlit's, its folder and settings, `streamlit_app.py` passes in.
"""
