/**
 * Keycloak: user events and admin events, as JSON of its API and of webhook listeners, and as the
 * lines that its logging listener writes.
 */
package io.portcullis.connectors.idp.keycloak;
