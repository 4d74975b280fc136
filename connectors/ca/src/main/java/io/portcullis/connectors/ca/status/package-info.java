/** The state of a certificate as a relying party sees it: by OCSP, or by a CRL. */
package io.portcullis.connectors.ca.status;
