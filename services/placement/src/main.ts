import { startService } from '@grensverkeer/service-kit';
import { AppModule } from './app.module';
import { service } from './service';

void startService(AppModule, service);
