/** Smallstep: events of Certificate Manager, webhooks of step-ca's provisioners, step-ca's log. */
package io.portcullis.connectors.ca.stepca;
