"""What is wrong with a refuted claim about explicit matrices, and the small change that makes it true."""
