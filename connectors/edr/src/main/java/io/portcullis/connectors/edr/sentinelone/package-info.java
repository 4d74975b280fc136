/**
 * SentinelOne Singularity: threats, STAR and unified alerts, activities, agents of the management
 * API (v2.1), and what concerns trust out of Cloud Funnel 2.0.
 */
package io.portcullis.connectors.edr.sentinelone;
