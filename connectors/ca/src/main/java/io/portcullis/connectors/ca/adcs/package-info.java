/**
 * Active Directory Certificate Services: the audit events of the CA and of its OCSP responder, and
 * what else stands in the event log of a machine that is one.
 */
package io.portcullis.connectors.ca.adcs;
