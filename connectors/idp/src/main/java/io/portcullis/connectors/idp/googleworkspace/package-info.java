/** Google Workspace: activities of the Admin SDK's Reports API. */
package io.portcullis.connectors.idp.googleworkspace;
