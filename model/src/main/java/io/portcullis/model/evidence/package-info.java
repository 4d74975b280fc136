/** What the hub saw, decided and did, in a form that a stranger can re-compute. */
package io.portcullis.model.evidence;
