/**
 * CrowdStrike Falcon: alerts of the API, events of the event stream, and what concerns trust out of
 * the Falcon Data Replicator.
 */
package io.portcullis.connectors.edr.crowdstrike;
