"""What surrounds the pages on their way to a browser: headers, compression, health, start-up.

Starlette only; what is Streamlit's, its folder and settings, `streamlit_app.py` passes in.
"""
