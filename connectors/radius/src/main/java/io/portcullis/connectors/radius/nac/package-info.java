/** What network access controllers that are spoken to over HTTP have in common. */
package io.portcullis.connectors.radius.nac;
