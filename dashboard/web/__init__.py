"""What every server of ours answers with: security headers, guards, the fonts of the pages."""
