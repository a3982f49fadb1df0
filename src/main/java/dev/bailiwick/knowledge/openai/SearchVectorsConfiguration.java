package dev.bailiwick.knowledge.openai;

import dev.bailiwick.knowledge.BuiltInVectors;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.KeepVectors;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.knowledge.SearchVectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says whose vectors the knowledge is searched by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddingsSettings.class)
class SearchVectorsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SearchVectorsConfiguration.class);

    @Bean
    SearchVectors searchVectors(EmbeddingsSettings settings, Embeddings embeddings, EmbedOnce embedOnce, KeepVectors keep,
            KnowledgeSettings knowledge) {
        if (!settings.configured()) {
            return new BuiltInVectors(embeddings, embedOnce);
        }
        LOG.info("The knowledge is searched by {} at {}; questions go there, personal data masked", settings.marked(), settings.baseUrl());
        return new ServedVectors(settings, keep, knowledge.recentVectors());
    }
}
