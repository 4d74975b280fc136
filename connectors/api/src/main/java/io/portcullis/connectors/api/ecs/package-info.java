/** Records that are Elastic Common Schema already: of Beats, Elastic Agent, or another pipeline. */
package io.portcullis.connectors.api.ecs;
