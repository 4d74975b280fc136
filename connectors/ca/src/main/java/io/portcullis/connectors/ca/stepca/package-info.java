/**
 * Smallstep: events of Certificate Manager, webhooks of step-ca's provisioners, step-ca's log; and
 * a step-ca that is asked over its API.
 */
package io.portcullis.connectors.ca.stepca;
