/** Dogtag and Red Hat Certificate System: the signed audit log of CA, KRA, OCSP, TKS and TPS. */
package io.portcullis.connectors.ca.dogtag;
