/** ArcSight's Common Event Format, which many products can send. */
package io.portcullis.connectors.api.cef;
