package dev.bailiwick.admin.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * The studio's scripts and style sheets. Their names hold a hash of what they hold, so a browser keeps them for good; where the build laid a packed
 * copy beside one, that is sent.
 */
@Configuration(proxyBeanMethods = false)
class StudioFiles implements WebMvcConfigurer {

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/admin/assets/**").addResourceLocations(StudioPage.FOLDER + "assets/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
                .resourceChain(true).addResolver(new EncodedResourceResolver());
    }
}
