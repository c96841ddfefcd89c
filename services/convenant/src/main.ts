import { startService } from '@grensverkeer/service-kit';
import { AppModule } from './app.module';

void startService(AppModule, {
  name: 'convenant',
  title: 'Convenants',
  description:
    'Regions, and the agreements between them: drafted, checked, approved, published and kept.',
});
