/** Certificates of issuers, private keys and folders of both, as an authority's connector needs. */
package io.portcullis.connectors.ca.issuer;
