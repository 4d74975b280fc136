/** Okta: System Log events, from the API, from a log stream or from an event hook. */
package io.portcullis.connectors.idp.okta;
