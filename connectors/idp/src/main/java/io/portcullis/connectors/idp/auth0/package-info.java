/** Auth0: tenant logs, from a log stream or from the Management API. */
package io.portcullis.connectors.idp.auth0;
