/** Looks at CRLs and OCSP responders as relying parties do, and tells what it saw. */
package io.portcullis.connectors.ca.watch;
