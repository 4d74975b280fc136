/** Certificates themselves, PEM or DER, as any CA, scanner or person hands them in. */
package io.portcullis.connectors.ca.x509;
