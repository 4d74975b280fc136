/** Authorities that speak ACME (RFC 8555): revocation, and the window for a renewal (RFC 9773). */
package io.portcullis.connectors.ca.acme;
